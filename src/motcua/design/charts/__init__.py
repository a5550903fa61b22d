"""Charts drawn on the server: pure geometry here, SVG in templates/design/charts, a table beside."""
