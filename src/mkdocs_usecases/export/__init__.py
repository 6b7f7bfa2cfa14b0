"""What other tools read: the use cases of a site as JSON, CSV and Gherkin, and where to find them."""
