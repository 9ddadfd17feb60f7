"""Lesson 7: more data for nothing.

A 3 that stands one pixel further left is still a 3. Each image and its four shifted copies make
five examples of one, and teach the network that a pixel more or less does not matter.

Check it with: python -m checker lesson7
"""

import numpy as np

__all__ = ["shift_images", "with_shifted"]


def shift_images(X, down, right, side):
    """Shift square images; what leaves them is lost, and what comes in is 0.

    Parameters
    ----------
    X : numpy.ndarray, shape (side * side, m)
        Pixels, row by row; each column is one image.
    down, right : int
        By how many pixels; below 0 up, or to the left.
    side : int
        How many rows and columns an image has.

    Returns
    -------
    shifted : numpy.ndarray, shape (side * side, m)
        New images; those that were given stay as they are.
    """
    # The images as squares, with an empty one for each to be filled.
    images = X.reshape(side, side, -1)
    shifted = np.zeros_like(images)

    # Row i comes to row i + down, if there is one; columns likewise.
    for i in range(side):
        for j in range(side):
            if 0 <= i - down < side and 0 <= j - right < side:
                shifted[i, j] = images[i - down, j - right]
    return shifted.reshape(X.shape)


def with_shifted(X, Y, side):
    """Add four copies of each image, shifted by one pixel: down, up, right and left.

    Parameters
    ----------
    X : numpy.ndarray, shape (side * side, m)
        Pixels; each column is one image.
    Y : numpy.ndarray, shape (k, m)
        Their labels, one column each.
    side : int
        How many rows and columns an image has.

    Returns
    -------
    X, Y : numpy.ndarray, 5 * m columns
        First the images as they are, then the copies, one direction after the other.
    """
    # The images, then all of them shifted down, up, right and left.
    moves = [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)]
    images = [shift_images(X, down, right, side) for down, right in moves]

    # A shifted digit is the same digit.
    return np.concatenate(images, axis=1), np.concatenate([Y] * len(moves), axis=1)
