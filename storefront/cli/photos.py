"""`flask photos`: the photos of the whole host."""

from statistics import fmean

import click

from storefront.catalogue.reencoding import Outdated, Reencoded, outdated_photos
from storefront.catalogue.reencoding import reencode as reencode_photos
from storefront.cli.problems import expect_database
from storefront.problems import Problem
from storefront.wire.host import host


@click.group()
def photos() -> None:
    """Look after the photos of all shops."""


@photos.command()
def reencode() -> None:
    """Make photos anew that were encoded with older settings. May be stopped; the next run goes on from there."""
    expect_database()
    waiting = outdated_photos()
    if not waiting:
        click.echo("All photos are made with today's settings.")
        return
    done, failed = _reencode(waiting)
    if done:
        before, after = (fmean(sizes) for sizes in zip(*map(_thumbnails, done), strict=True))
        click.echo(f"{len(done)} photos made anew; a thumbnail has {after:.0f} bytes on average, before {before:.0f}.")
    for stem, problem in failed.items():
        click.echo(f"{stem} stays as it is ({problem.key})", err=True)
    if failed:
        raise click.exceptions.Exit(1)


def _reencode(waiting: list[Outdated]) -> tuple[list[Reencoded], dict[str, Problem]]:
    done: list[Reencoded] = []
    failed: dict[str, Problem] = {}
    with click.progressbar(length=len(waiting), label=f"{len(waiting)} photos", show_pos=True) as bar:
        for result in reencode_photos(host().media, waiting):
            if result.problem:
                failed[result.outdated.stem] = result.problem
            else:
                done.append(result)
            bar.update(1)
    return done, failed


def _thumbnails(result: Reencoded) -> tuple[int, int]:
    return result.outdated.thumbnail_bytes, result.thumbnail_bytes
