"""Being paid through a gateway: sessions are opened, notices taken, what was paid is judged and booked."""
