"""What is kept has an end."""

from storefront.wire.memory import OVERHEAD, Memory


def test_what_was_asked_for_longest_ago_goes() -> None:
    memory: Memory[str] = Memory(3 * (OVERHEAD + 10))
    for key in "abc":
        memory.put(key, key, 10)
    memory.get("a")
    memory.put("d", "d", 10)
    assert [key for key in "abcd" if memory.get(key)] == ["a", "c", "d"]


def test_what_is_put_again_counts_once() -> None:
    memory: Memory[str] = Memory(10_000)
    for size in (10, 20, 30):
        memory.put("a", "a", size)
    assert memory.size == OVERHEAD + 30


def test_what_is_too_large_by_itself_is_not_kept() -> None:
    memory: Memory[str] = Memory(1_000)
    memory.put("a", "a", 2_000)
    assert (memory.get("a"), memory.size) == (None, 0)


def test_only_the_thing_itself_is_exchanged() -> None:
    memory: Memory[list[int]] = Memory(10_000)
    old, newer = [1], [2]
    memory.put("a", newer, 10)
    memory.exchange("a", old, [3], 10)
    assert memory.get("a") is newer
    memory.exchange("a", newer, [4], 20)
    assert memory.get("a") == [4]
