"""What is said of mistakes in a block: a function each, its docstring the entry in the guide."""
