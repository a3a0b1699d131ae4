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
        wide = Image.new("L", (width, height))
        wide.paste(self.mask, (margin + round(dx), margin + round(dy)))
        soft = wide.reduce(COARSE).filter(ImageFilter.GaussianBlur(radius / COARSE))
        left, top = self.box[0] - margin, self.box[1] - margin
        covered = (0, 0, width / COARSE, height / COARSE)  # the last column and row may reach beyond
        full = soft.resize((width, height), Image.Resampling.BILINEAR, covered)
        return Stencil((left, top, left + width, top + height), full)

    def edge(self, shift: float) -> "Stencil":
        """The soft rim that shows when the stencil's own copy is moved away: where shade or light falls."""
        soft = self.moved_and_blurred(shift, shift, abs(shift))
        left, top = self.box[0] - soft.box[0], self.box[1] - soft.box[1]
        width, height = self.mask.size
        core = soft.mask.crop((left, top, left + width, top + height))
        return Stencil(self.box, ImageChops.multiply(self.mask, ImageChops.invert(core)))


def overlap(one: Box, other: Box) -> Box:
    """What two boxes share; one pixel when they share nothing."""
    left, top = max(one[0], other[0]), max(one[1], other[1])
    return left, top, max(left + 1, min(one[2], other[2])), max(top + 1, min(one[3], other[3]))
