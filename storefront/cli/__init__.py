"""The host's commands: `flask --app wsgi …`. Doors for the person at the terminal."""

from flask import Flask

from storefront.cli.budget import budget
from storefront.cli.demo import demo
from storefront.cli.doctor import doctor
from storefront.cli.exporting import export_file
from storefront.cli.host import init, work
from storefront.cli.importing import import_file
from storefront.cli.photos import photos
from storefront.cli.shops import shop


def register(app: Flask) -> None:
    shop.add_command(import_file)
    shop.add_command(export_file)
    for command in (init, work, demo, shop, photos, budget, doctor):
        app.cli.add_command(command)
