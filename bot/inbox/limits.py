"""The numbers of the delivery, in seconds. LINE's are those of its documentation, the rest is this project's choice."""

from typing import Final

TOKEN_LIFE: Final = 60.0  # LINE: a reply token serves within a minute of receiving it
TOKEN_TRIED: Final = 55.0  # an older token is not tried: the call itself takes time
LAST_CHANCE: Final = 54.0  # a reply in doubt is asked about once more at this age, while the token can still tell
REDELIVERY_LIFE: Final = 20 * 60.0  # LINE: a token delivered again is dead this long after its event
RETRY_KEY_LIFE: Final = 24 * 3600.0  # LINE: a retry key is valid for a day ...
RETRY_KEY_TRIED: Final = RETRY_KEY_LIFE - 60.0  # ... and is not used in its last minute
WAITS: Final = (1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 60.0, 120.0, 300.0)  # after the first, second … failed try
RATE_LIMIT_WAIT: Final = 5.0  # after 429 without Retry-After
LONGEST_RETRY_AFTER: Final = 3600.0
QUOTA_WAIT: Final = 3600.0  # the month's messages are used up: only the operator or the calendar helps
BURST: Final = 1.5  # a message that is no question by itself waits this long for the next one
LEASE: Final = 12.0  # longer than a call can take in silence (connect 2, read 5)
KEPT_ADDRESS: Final = 30 * 24 * 3600.0  # after a hand-off, for the officer's answer
KEPT_WITHDRAWN: Final = 24 * 3600.0  # how long a withdrawn message that comes late is still refused
KEPT_RESULT: Final = 30 * 24 * 3600.0  # how long the page of a finished eligibility check can be opened
KEPT_INTERVIEW: Final = 7 * 24 * 3600.0  # how long an eligibility check can be taken up again
