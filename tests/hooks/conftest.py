from tests.payments.conftest import origin, settings, stripe, till

__all__ = ["origin", "settings", "stripe", "till"]
