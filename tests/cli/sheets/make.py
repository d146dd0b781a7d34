# The workbook that the exports were made of.
import datetime as d, sys
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

WORDS = {
    "nl": ("Metingen inpaktafel", "Datum", "Doorlooptijd (min)", "Wachttijd", "Goed", "Omzet", "Opmerking", "storing; scanner"),
    "de": ("Messungen Packtisch", "Datum", "Durchlaufzeit (min)", "Wartezeit", "Gut", "Umsatz", "Bemerkung", "Störung; Scanner"),
    "en": ("Measurements at the packing bench", "Date", "Lead time (min)", "Waiting", "Good", "Sales", "Remark", "fault; scanner"),
}
ROWS = [
    (3, 41.5, (0, 6, 30), 0.952, 1234.5),
    (4, 38.25, (1, 5, 30), 0.9, 987.25),
    (5, None, None, None, None),
    (6, "=NA()", (0, 4, 0), 0.975, 12345.0),
    (10, 44, (0, 7, 15), 0.885, 1050.75),
    (13, 39.5, (0, 5, 0), 1.0, 999.5),
]

def book(lang, mac=False):
    title, *heads, fault = WORDS[lang]
    wb = Workbook()
    if mac:
        wb.epoch = CALENDAR_MAC_1904
    ws = wb.active
    ws.title = title[:31]
    ws["A1"] = title
    ws["A1"].font = Font(bold=True)
    ws.merge_cells("A1:F1")
    ws.append([])
    ws.append(heads)
    for row, (day, lead, wait, good, sales) in enumerate(ROWS, start=4):
        ws.cell(row, 1, d.datetime(2026, 11, day)).number_format = "mm-dd-yy"
        if lead is not None:
            ws.cell(row, 2, lead)
            ws.cell(row, 3, d.time(*wait)).number_format = "h:mm:ss"
            ws.cell(row, 4, good).number_format = "0.0%"
            ws.cell(row, 5, sales).number_format = "#,##0.00"
        if row == 5:
            ws.cell(row, 6, fault)
    wb.create_sheet("Leeg")
    hidden = wb.create_sheet("Oud")
    hidden.append(["Datum", "Waarde"])
    hidden.append([d.datetime(2019, 1, 2), 7])
    hidden.sheet_state = "hidden"
    return wb

for lang in WORDS:
    book(lang).save(f"{lang}.xlsx")
book("nl", mac=True).save("nl-1904.xlsx")
