project = "Kitchen"
extensions = ["mkdocs_usecases.sphinx"]
usecases = {"system": "MealApp", "actors": {"Customer": {"kind": "person"}, "Cook": None}}
