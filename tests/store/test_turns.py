"""Turns come in order, within their time, to one thread at once."""

import threading
import time

from bot.store.turns import Turns


def waiting(turns: Turns, served: list[int], number: int, timeout: float = 5) -> threading.Thread:
    """A thread that waits for its turn, notes its number and gives the turn on."""

    def wait() -> None:
        if turns.acquire(timeout):
            served.append(number)
            turns.release()

    thread = threading.Thread(target=wait)
    thread.start()
    while thread.is_alive() and len(turns._waiting) + len(served) < number + 1:
        time.sleep(0.001)
    return thread


def test_who_came_first_is_served_first() -> None:
    turns, served = Turns(), []
    turns.acquire(0)
    threads = [waiting(turns, served, number) for number in range(5)]
    turns.release()
    for thread in threads:
        thread.join()
    assert served == [0, 1, 2, 3, 4]


def test_who_waited_in_vain_is_not_served_later() -> None:
    turns, served = Turns(), []
    turns.acquire(0)
    assert not turns.acquire(0.01)
    turns.release()
    assert turns.acquire(0)
    assert served == []


def test_a_turn_that_nobody_waits_for_is_free_again() -> None:
    turns = Turns()
    for _ in range(3):
        assert turns.acquire(0)
        turns.release()


def test_a_busy_thread_does_not_starve_the_others() -> None:
    turns, served = Turns(), []
    turns.acquire(0)
    thread = waiting(turns, served, 0)
    turns.release()
    assert turns.acquire(5)
    assert served == [0]
    turns.release()
    thread.join()


def test_one_thread_has_the_turn_at_any_time() -> None:
    turns, inside, most, missed = Turns(), [0], [0], [0]

    def work() -> None:
        for _ in range(300):
            if not turns.acquire(0.0005):
                missed[0] += 1
                continue
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            inside[0] -= 1
            turns.release()

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]
    assert turns.acquire(0)
