"""The first table of a sheet as .csv, for whoever has no table program."""

import csv
import io

from buxuan_desktop.exchange.ballots.table import guarded
from buxuan_desktop.exchange.office.showing import shown
from buxuan_desktop.words.sheets import Grid, Sheet


def csv_of(sheet: Sheet) -> bytes:
    """UTF-8 with a mark that Excel asks for; cells that a table program would run get `'` in front."""
    grid = next(part for part in shown(sheet).parts if isinstance(part, Grid))
    target = io.StringIO()
    writer = csv.writer(target)
    for row in ([column.title for column in grid.columns], *grid.rows, *grid.foot):
        writer.writerow(map(guarded, row))
    return target.getvalue().encode("utf-8-sig")
