"""Payment providers, played: small servers after each provider's own documentation, that move no money.

They know nothing of our gateways, so that a misunderstanding there is not repeated here. Tests talk to them over real
HTTP, and a demonstration order can be paid through one.
"""
