"""Going on after a long time of standing still: how it hurts by now comes first.

After half an hour of sleep, or of being called away, the hip may be another one. What is told then
meets the rows for the reading before a session, for what is left of it.
"""

from rehab_app.engine.facts import Facts
from rehab_app.engine.inputs import AddTime, Back, Input, Resume, Skip
from rehab_app.engine.running import Step, account, ask, miss
from rehab_app.engine.state import Phase, SessionState
from rehab_app.model.pain import Moment
from rehab_app.model.replacing import replace

LONG_S = 30 * 60.0
_GO_ON = (Resume, Skip, Back, AddTime)


def asks_first(state: SessionState, what: Input, at: float) -> bool:
    """Tell whether an input would let a session go on that has stood still for too long."""
    is_long = state.phase is Phase.PAUSED and at - state.since > LONG_S
    has_work_left = any(segment.is_work for segment in state.plan[state.index :])
    return is_long and has_work_left and isinstance(what, _GO_ON)


def ask_first(state: SessionState, at: float, facts: Facts) -> Step:
    """Ask how it hurts by now; a question that was open beside the work is over."""
    state = replace(account(miss(state, facts, at), at), missing=0, pause_reason=None)
    return ask(state, Moment.RESUME, None, is_blocking=True)
