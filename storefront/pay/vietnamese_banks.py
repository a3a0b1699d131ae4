"""Vietnamese banks by the number (BIN) that VietQR codes name them by; those that are paid by such codes.

After NAPAS's list as npm's vietnam-qr-pay 1.5.1 has it, November 2026.
"""

_BANKS = """
970425 ABBank
970416 ACB
970405 Agribank
970409 Bac A Bank
970438 BaoViet Bank
970418 BIDV
970454 BVBank
546034 Cake by VPBank
970446 Co-op Bank
970431 Eximbank
970437 HDBank
668888 Kasikornbank
970452 KienlongBank
963369 Liobank
970449 LPBank
970422 MB Bank
970414 MBV
971025 MoMo
970426 MSB
970428 Nam A Bank
970419 NCB
970448 OCB
970430 PG Bank
970412 PVcomBank
970403 Sacombank
970400 SaigonBank
970429 SCB
970440 SeABank
970443 SHB
970424 Shinhan Bank
970407 Techcombank
963388 Timo
970423 TPBank
546035 Ubank by VPBank
970441 VIB
970427 VietABank
970433 VietBank
970436 Vietcombank
970415 VietinBank
970406 Vikki Bank
970432 VPBank
"""
BANKS: tuple[tuple[str, str], ...] = tuple((line[:6], line[7:]) for line in _BANKS.strip().splitlines())
