"""The consultation bot of the Participatory Governance Award."""
