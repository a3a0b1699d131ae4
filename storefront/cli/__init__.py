"""The host's commands: `flask --app wsgi …`. Doors for the person at the terminal."""

from flask import Flask

from storefront.cli.budget import budget
from storefront.cli.host import init, work
from storefront.cli.importing import shop


def register(app: Flask) -> None:
    for command in (init, work, shop, budget):
        app.cli.add_command(command)
