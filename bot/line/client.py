"""Sends messages through LINE's Messaging API and says what became of each call."""

import threading
from typing import TYPE_CHECKING, Any

from urllib3 import exceptions as http

from bot.inbox.outcome import Outcome
from bot.line.verdicts import judge, not_sent, tls_failed, unknown

if TYPE_CHECKING:
    from linebot.v3.messaging import ApiClient

TIMEOUTS = (2.0, 5.0)  # seconds to connect, seconds of silence; a call without them may hang for ever

# the connection was never made, so nothing can have been sent; a connect timeout is one of them
NEVER_CONNECTED = (http.NewConnectionError, http.NameResolutionError, http.ConnectTimeoutError, http.LocationValueError)


class Line:
    """One channel. Threads share it; it opens nothing before the first call, so that a process may fork before. The
    SDK takes a second to import: `connect` does that beforehand, beside the work.

    Messages are LINE's message objects as plain JSON values. They go out as they are: the SDK's model classes would
    cut a dict down to its base class.
    """

    def __init__(self, access_token: str, api_base: str, timeouts: tuple[float, float] = TIMEOUTS) -> None:
        self._host, self._token = api_base.rstrip("/"), access_token
        self._timeouts = timeouts
        self._client: ApiClient | None = None
        self._making = threading.Lock()

    def reply(self, reply_token: str, messages: list[dict[str, Any]]) -> Outcome:
        """Answer with a reply token. It takes no retry key."""
        return self._post("/v2/bot/message/reply", {"replyToken": reply_token, "messages": messages})

    def push(self, to: str, messages: list[dict[str, Any]], retry_key: str) -> Outcome:
        """Send to a chat; a retry of the same messages must come with the same key, a UUID."""
        return self._post("/v2/bot/message/push", {"to": to, "messages": messages}, {"X-Line-Retry-Key": retry_key})

    def _post(self, path: str, body: dict[str, Any], headers: dict[str, str] | None = None) -> Outcome:
        client = self.connect()
        from linebot.v3.messaging import ApiException

        try:
            response = client.call_api(
                path,
                "POST",
                header_params={"Content-Type": "application/json"} | (headers or {}),
                body=body,
                response_types_map={},
                _request_timeout=self._timeouts,
            )
        except ApiException as error:
            return judge(error.status, error.headers, error.body) if error.status else tls_failed(error)
        except NEVER_CONNECTED as error:
            return not_sent(error)
        except (http.HTTPError, OSError, ValueError, LookupError) as error:
            # the call went out; what came back was nothing, cut short, or not readable
            return unknown(error)
        return judge(response.status_code, response.headers, response.raw_data)

    def connect(self) -> "ApiClient":
        """The one client of the SDK, made at the first call."""
        with self._making:
            if self._client is None:
                from linebot.v3.messaging import ApiClient, Configuration

                configuration = Configuration(host=self._host, access_token=self._token)
                # the delivery decides about every retry; the SDK would try a failed connect three times
                configuration.retries = False
                self._client = ApiClient(configuration)
            return self._client
