"""What other tools read: the use cases of a site as JSON, CSV and Gherkin."""
