"""Settings, urls, wsgi, installed capabilities."""
