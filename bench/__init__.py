"""What Storefront costs, measured beside the barest thing that could do the same, in one run on one machine."""
