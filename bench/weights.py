"""The bytes of the demonstration shops' pages beside their budgets, as `flask budget` tells them."""

from flask import Flask


def measure(app: Flask) -> None:
    print("\nBytes found / wanted\n")
    print(app.test_cli_runner().invoke(args=["budget"]).output)
