"""A shop in one link. `storefront.app.create_app` builds it; importing this package does nothing."""
