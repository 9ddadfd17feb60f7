"""Other names that students give to the functions of a lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.student.arguments import plain

if TYPE_CHECKING:
    from collections.abc import Collection

# 27 of 257 public solutions name the first function otherwise, a few the others too
_ALIASES = {
    "initialize_with_zeros": "initialize initialise initialise_with_zeros init initialize_zeros "
    "init_zeros init_with_zeros initialize_parameters initialise_parameters init_parameters "
    "initialize_params init_params initialize_weights initialise_weights init_weights "
    "weight_initialization weight_initialisation weights_initialization initialization "
    "initialize_with_zero initialize_w_b parameters_initialization initialize_weights_and_bias",
    "sigmoid": "sigmoid_function sigmoid_activation sigmoid_func sigmoid_fn logistic "
    "logistic_function sig activation",
    "propagate": "propagation propogate propogation forward_backward forward_and_backward "
    "forward_backward_propagation compute_cost_and_gradient cost_and_gradient cost_and_grads",
    "optimize": "optimise optimizer optimization optimisation gradient_descent gradient_decent "
    "train fit learn update_parameters",
    "predict": "prediction predictions predict_labels make_prediction make_predictions classify",
    "model": "logistic_regression logistic_model logistic_regression_model lr_model build_model "
    "train_model my_model full_model",
}


def find_name(wanted: str, present: Collection[str], reserved: Collection[str]) -> str | None:
    """Find a function among those that a submission defines.

    Parameters
    ----------
    wanted
        The lesson's name of it.
    present
        The names that the submission defines.
    reserved
        The lesson's names of all functions, which stand for nothing else.

    Returns
    -------
    str or None
        The name itself, else a well-known other name of it, else None.
    """
    if wanted in present:
        return wanted
    candidates = [name for name in present if name not in reserved]
    for other in (wanted, *_ALIASES.get(wanted, "").split()):
        for name in candidates:
            if plain(name) == plain(other):
                return name
    return None
