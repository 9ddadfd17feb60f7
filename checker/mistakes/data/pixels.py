"""What students do wrong in ``scale_pixels``."""

from __future__ import annotations

from collections.abc import Mapping

from checker.mistake import Mistake


def _mistake(
    what: str, changes: Mapping[str, str], message: str, *hints: str, read: str = "pixels"
) -> Mistake:
    return Mistake(
        code=f"data-pixels-{what}",
        function="scale_pixels",
        changes=changes,
        message=message,
        hints=hints,
        read=read,
    )


MISTAKES = (
    _mistake(
        "not-scaled",
        {"scaled": "np.array(pixels, dtype=np.float64)"},
        "You return the pixels as they came. They run from 0 to 255, and the model expects 0 "
        "to 1: with numbers that large, e^−z can overflow and learning stands still.",
        "Which number should the brightest possible pixel become?",
        "Every pixel has to be made smaller by the same factor: the brightest value there is.",
    ),
    _mistake(
        "divided-by-256",
        {"scaled": "np.array(pixels, dtype=np.float64) / 256"},
        "You divide by 256, which is how many brightness values there are. The largest of them "
        "is 255, since they begin at 0; so your brightest pixel stays a little below 1.",
        "Count from 0: what is the last of 256 values?",
        "The scale is the largest value, not the number of values.",
    ),
    _mistake(
        "divided-by-largest-found",
        {"scaled": "pixels / np.max(pixels)"},
        "You divide by the largest pixel of the array that came. Another array has another "
        "largest pixel, so the same grey becomes two different numbers. The scale must be the "
        "largest value that a pixel can have.",
        "Should the training and the test images be scaled by the same number?",
        "Which brightness is the largest possible, whatever the image shows?",
    ),
    _mistake(
        "between-extremes",
        {"scaled": "(pixels - np.min(pixels)) / (np.max(pixels) - np.min(pixels))"},
        "You stretch the pixels so that the darkest one that came becomes 0 and the brightest 1. "
        "Then the same grey means something else in every array. The lesson uses one fixed "
        "scale for all.",
        "The darkest possible pixel is 0 already: it needs no shifting.",
        "Divide by the largest value that is possible, not by one that was found.",
    ),
    _mistake(
        "standardized",
        {"scaled": "(pixels - np.mean(pixels)) / np.std(pixels)"},
        "You subtract the mean and divide by the standard deviation. That is another kind of "
        "scaling; this lesson asks for pixels from 0 to 1, and yours can be negative.",
        "0 must stay 0. Does it, with your line?",
        "One division is all that is needed.",
    ),
    _mistake(
        "per-column",
        {"scaled": "pixels / np.max(pixels, axis=0)"},
        "You divide each column by its own largest value. Each place in the image then has a "
        "scale of its own. The lesson scales all pixels alike.",
        "What does the axis in your line do?",
        "One fixed number serves for every pixel of every image.",
    ),
    _mistake(
        "whole-numbers",
        {"scaled": "np.array(pixels, dtype=np.float64) // 255"},
        "Your pixels are all 0. A division without a remainder does that to every pixel below "
        "255; so does an array of zeros that is never filled. The greys must stay.",
        "What is 128 // 255 in Python?",
        "Python has two signs for division; you want the one that keeps fractions.",
    ),
    _mistake(
        "cut-to-integers",
        {"scaled": "(np.array(pixels, dtype=np.float64) / 255).astype(int)"},
        "Your pixels are whole numbers, and all 0: what lies between 0 and 1 was cut off, and "
        "the image is gone.",
        "Which dtype does the docstring of this function name?",
        "Look for int, or for a dtype of whole numbers, in your function.",
    ),
    _mistake(
        "scaled-twice",
        {"scaled": "np.array(pixels, dtype=np.float64) / 255 / 255"},
        "Your pixels are scaled twice: they are 255 times too small. Once brings them to 0…1.",
        "How large is the brightest possible pixel after your line?",
        "Look for a second division, perhaps in a line before.",
    ),
    _mistake(
        "as-percent",
        {"scaled": "np.array(pixels, dtype=np.float64) / 255 * 100"},
        "Your pixels run from 0 to 100, as percentages do. The lesson asks for 0 to 1.",
        "What does the factor of 100 do here?",
    ),
    _mistake(
        "divided-by-100",
        {"scaled": "np.array(pixels, dtype=np.float64) / 100"},
        "You divide by 100, so your pixels run from 0 to 2.55. A pixel is a brightness from 0 to "
        "255, not a percentage.",
        "What is the largest value that a pixel can have?",
        "A pixel is one byte, and its values are counted from 0.",
    ),
    _mistake(
        "minus-one-to-one",
        {"scaled": "np.array(pixels, dtype=np.float64) / 127.5 - 1"},
        "Your pixels run from −1 to 1. The lesson asks for 0 to 1, where a pixel of 0 stays 0.",
        "What does your line make of a pixel of 0?",
        "Nothing has to be subtracted.",
    ),
    _mistake(
        "inverted",
        {"scaled": "1 - np.array(pixels, dtype=np.float64) / 255"},
        "You exchange background and ink: a pixel of 0 becomes 1, and 255 becomes 0. The lesson "
        "keeps 0 at 0.",
        "What should a pixel of 0 become, and what does it become?",
    ),
    _mistake(
        "multiplied",
        {"scaled": "np.array(pixels, dtype=np.float64) * 255"},
        "You multiply by 255 where the pixels should become smaller. That goes the other way, "
        "from 0…1 back to 0…255.",
        "Your pixels came as 0 to 255 already. Which operation makes them smaller?",
    ),
    _mistake(
        "black-or-white",
        {"scaled": "(np.array(pixels, dtype=np.float64) > 127).astype(np.float64)"},
        "You turn each pixel into 0 or 1, with nothing between. The lesson keeps the greys.",
        "What should become of a pixel of 64?",
        "Divide instead of comparing.",
    ),
    _mistake(
        "turned",
        {"scaled": "np.array(pixels, dtype=np.float64).T / 255"},
        "Your numbers are right, but you exchange rows and columns here. This function keeps the "
        "shape; turning is the work of split_train_test.",
        "Compare the shape of what you return with the shape of what came.",
        "A division works on an array of any shape: nothing has to be turned.",
    ),
    _mistake(
        "flattened",
        {"scaled": "np.array(pixels, dtype=np.float64).ravel() / 255"},
        "Your numbers are right, but all images stand in one long row. This function keeps the "
        "shape: one row for each image.",
        "Compare the shape of what you return with the shape of what came.",
        "A division works on an array of any shape: no other shape is needed.",
    ),
    _mistake(
        "changed-in-place",
        {"scaled": "pixels /= 255\nscaled = pixels"},
        "You divide the caller's own array instead of making a new one. Whoever calls your "
        "function twice scales the same pixels twice.",
        "What does /= do to the array that the caller still holds?",
        "Give the result of the division a new name.",
    ),
    _mistake(
        "nothing-returned",
        {"return": "print(scaled)"},
        "scale_pixels returns nothing, so its caller gets None. A function hands its result back "
        "with return; print only shows it.",
        "Is there a return at the end of your function, and not inside an if or a loop?",
        "The last line of your function should begin with return, and name what it computed.",
    ),
)
