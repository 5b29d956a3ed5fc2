"""The pages of the intake: the client's behind their link, the staff's behind their login."""
