"""Marks as hands make them: never quite round, never quite straight; the same paper always looks the same."""

import math
import random

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

INK = QColor("#232A4D")
_POINTS, _ACROSS = 40, 45


def _pen(width: float) -> QPen:
    pen = QPen(INK, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def circle(painter: QPainter, middle: QPointF, radius: float, chance: random.Random) -> None:
    """A ○ that ends a little beside where it began."""
    turn, wide = chance.uniform(0, math.tau), chance.uniform(0.9, 1.15)
    bulge, spiral = chance.uniform(0.02, 0.07), chance.uniform(-0.1, 0.1)
    path = QPainterPath()
    for step in range(_POINTS + 4):
        angle = turn + math.tau * step / _POINTS
        away = radius * (1 + bulge * math.sin(2 * angle + turn) + spiral * step / _POINTS)
        point = QPointF(middle.x() + away * wide * math.cos(angle), middle.y() + away * math.sin(angle))
        if step:
            path.lineTo(point)
        else:
            path.moveTo(point)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(max(2.0, radius * 0.16)))
    painter.drawPath(path)


def cross(painter: QPainter, middle: QPointF, radius: float, chance: random.Random) -> None:
    """A ×."""
    painter.setPen(_pen(max(2.0, radius * 0.18)))
    for slant in (1, -1):
        ends = [
            QPointF(
                middle.x() + side * radius * chance.uniform(0.75, 1.0),
                middle.y() + side * slant * radius * chance.uniform(0.75, 1.0),
            )
            for side in (-1, 1)
        ]
        painter.drawLine(*ends)


def scribble(painter: QPainter, box: QRectF, chance: random.Random) -> None:
    """Lines over and over each other, until nothing below can be read."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(max(2.5, box.height() * 0.02)))
    path = QPainterPath(QPointF(box.left(), box.center().y()))
    for step in range(1, 2 * _ACROSS + 1):
        share = step / _ACROSS if step <= _ACROSS else 2 - step / _ACROSS
        y = box.top() + box.height() * (0.1 if step % 2 else 0.9) + chance.uniform(-0.08, 0.08) * box.height()
        path.lineTo(QPointF(box.left() + box.width() * share + chance.uniform(-14, 14), y))
    painter.drawPath(path)


def torn(box: QRectF, chance: random.Random) -> QPainterPath:
    """The outline of a sheet whose lower right part is torn away."""
    path = QPainterPath(box.topLeft())
    path.lineTo(box.topRight())
    path.lineTo(QPointF(box.right(), box.top() + box.height() * 0.42))
    for step in range(1, 12):
        share = step / 12
        x = box.right() - box.width() * 0.72 * share + chance.uniform(-9, 9)
        y = box.top() + box.height() * (0.42 + 0.58 * share) + chance.uniform(-9, 9)
        path.lineTo(QPointF(x, min(y, box.bottom())))
    path.lineTo(QPointF(box.left() + box.width() * 0.26, box.bottom()))
    path.lineTo(box.bottomLeft())
    path.closeSubpath()
    return path
