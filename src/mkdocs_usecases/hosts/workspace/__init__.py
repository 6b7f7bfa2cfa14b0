"""A site read from its folder where no host runs: settings, pages, and the texts of them."""
