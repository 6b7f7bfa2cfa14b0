"""From items to a scenario: numbers and labels, who acts, where routes end."""
