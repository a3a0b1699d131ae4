"""What a shape covers: a mask and where it lies on the canvas."""

from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter

Box = tuple[int, int, int, int]

COARSE = 8  # soft edges are computed on a picture this many times smaller


@dataclass(frozen=True)
class Stencil:
    box: Box
    mask: Image.Image

    def cut_by(self, other: "Stencil") -> "Stencil":
        window = Image.new("L", self.mask.size)
        window.paste(other.mask, (other.box[0] - self.box[0], other.box[1] - self.box[1]))
        return Stencil(self.box, ImageChops.multiply(self.mask, window))

    def faded(self, opacity: float) -> "Stencil":
        return self if opacity >= 1 else Stencil(self.box, self.mask.point([round(v * opacity) for v in range(256)]))

    def moved_and_blurred(self, dx: float, dy: float, radius: float) -> "Stencil":
        """The mask's soft copy, `dx`, `dy` pixels away."""
        margin = int(2.5 * radius + max(abs(dx), abs(dy))) + COARSE
        width, height = (side + 2 * margin for side in self.mask.size)
        left, top = self.box[0] - margin, self.box[1] - margin
        soft = self._blurred(dx, dy, radius, margin)
        return Stencil((left, top, left + width, top + height), _enlarged(soft, (0, 0, width, height)))

    def edge(self, shift: float) -> "Stencil":
        """The soft rim that shows when the stencil's own copy is moved away: where shade or light falls."""
        margin = int(3.5 * abs(shift)) + COARSE
        width, height = self.mask.size
        soft = self._blurred(shift, shift, abs(shift), margin)
        core = _enlarged(soft, (margin, margin, margin + width, margin + height))
        return Stencil(self.box, ImageChops.multiply(self.mask, ImageChops.invert(core)))

    def _blurred(self, dx: float, dy: float, radius: float, margin: int) -> Image.Image:
        """The moved mask with a margin around it, coarse."""
        width, height = (side + 2 * margin for side in self.mask.size)
        wide = Image.new("L", (width, height))
        wide.paste(self.mask, (margin + round(dx), margin + round(dy)))
        return wide.reduce(COARSE).filter(ImageFilter.GaussianBlur(radius / COARSE))


def _enlarged(coarse: Image.Image, part: Box) -> Image.Image:
    """Some pixels of what a coarse picture stands for."""
    left, top, right, bottom = part
    box = (left / COARSE, top / COARSE, right / COARSE, bottom / COARSE)
    return coarse.resize((right - left, bottom - top), Image.Resampling.BILINEAR, box)


def overlap(one: Box, other: Box) -> Box:
    """What two boxes share; one pixel when they share nothing."""
    left, top = max(one[0], other[0]), max(one[1], other[1])
    return left, top, max(left + 1, min(one[2], other[2])), max(top + 1, min(one[3], other[3]))
