//! notes and errors of the readers of files.

use super::Catalogue;

pub const TEXTS: Catalogue = &[
    (
        "budget.bytes",
        "The file unpacks to too much; what exceeds the limit was not read. Remove pictures and attachments, or save \
         the text as a new .docx and try again.",
    ),
    (
        "budget.steps",
        "The file holds too much; what exceeds the limit was not read. Keep a single annual report in it, save it \
         and try again.",
    ),
    (
        "budget.depth",
        "Parts of the file are nested too deeply; the innermost were not read. Open it in WPS or Word, save it as \
         .docx and try again.",
    ),
    (
        "zip.damaged",
        "The archive (or .docx, .xlsx and the like) is damaged and cannot be read. Download it again, or save it \
         anew with the program it came from.",
    ),
    (
        "zip.overlap",
        "Parts of the archive overlap, which no ordinary program writes; it was not read. Save it anew with the \
         program it came from.",
    ),
    ("zip.encrypted", "The archive has a password and cannot be read. Unpack it and try again."),
    (
        "zip.method",
        "“{part}” in the file is packed in a way that is not supported and was not read. Unpack it and pack it \
         again, or save it as .docx.",
    ),
    ("zip.no-part", "“{part}” is missing from the file. Open it in WPS or Word, save it as .docx and try again."),
    (
        "zip.part-damaged",
        "“{part}” in the file is damaged and was not read. Download it again, or save it anew with the program it \
         came from.",
    ),
    (
        "cfb.damaged",
        "The file is damaged and cannot be read. Download it again, or open it in WPS or Word and save it as .docx.",
    ),
    (
        "cfb.no-stream",
        "“{part}” is missing from the file, which may be damaged. Open it in WPS or Word, save it as .docx and try \
         again.",
    ),
    (
        "office.encrypted",
        "The file has a password and cannot be read. Open it, remove the password, save it and try again.",
    ),
    (
        "xml.doctype",
        "The file holds a DOCTYPE, which no ordinary office file has; it was not read. Open it in WPS or Word, save \
         it as .docx and try again.",
    ),
    (
        "xml.damaged",
        "The file is damaged part of the way; what follows the damage was not read. Save it anew with the program it \
         came from.",
    ),
    (
        "docx.chunk",
        "Another file is embedded in the text and was not read. Open it in Word, save it as a new .docx and try again.",
    ),
    ("docx.none", "The file holds no Word document. Open it in WPS or Word, save it as .docx and try again."),
    (
        "doc.old",
        "This is the old format of Word 6 or Word 95, which cannot be read. Open it in WPS or Word, save it as .docx \
         and try again.",
    ),
    (
        "doc.damaged",
        "The Word file is damaged and was not read in full. Open it in WPS or Word, save it as .docx and try again.",
    ),
    (
        "doc.works",
        "This is a Microsoft Works file, which cannot be read. Open it in WPS or Word, save it as .docx and try \
         again.",
    ),
    ("odt.none", "The file holds no text document. Open it in LibreOffice or WPS, save it as .docx and try again."),
    (
        "rtf.damaged",
        "The RTF file is damaged part of the way; what follows was not read. Open it in WPS or Word, save it as \
         .docx and try again.",
    ),
    ("pdf.not-pdf", "This is no PDF file, so nothing could be read. Choose the report as PDF, Word file or web page."),
    (
        "pdf.password",
        "The PDF needs a password to open, so nothing could be read. Save it without the password, or use the Word or WPS original (.docx).",
    ),
    (
        "pdf.encryption",
        "The PDF is encrypted in an unknown way, so nothing could be read. Save it without encryption, or use the Word or WPS original (.docx).",
    ),
    (
        "pdf.damaged",
        "The PDF is damaged and was not read completely. Download or export it again, or use the Word or WPS original (.docx).",
    ),
    (
        "pdf.limit",
        "The PDF holds too much; the rest was not read. Keep only the pages of the report, or use the Word or WPS original (.docx).",
    ),
    (
        "pdf.unreadable-font",
        "Some fonts of the PDF do not say which characters they draw; those were not read or checked. Export the PDF again from the Word or WPS original, or use the original (.docx).",
    ),
    (
        "pdf.no-text-layer",
        "The PDF is a scan or a picture without text. Use the Word or WPS original; without one, run text recognition (OCR) first and save the result as .docx.",
    ),
    (
        "pdf.struck",
        "Some figures of the PDF are struck through; they were not read. Accept all changes in Word or WPS and export the \
         PDF again, or use the Word or WPS original.",
    ),
    (
        "pdf.no-text",
        "The PDF has no text: its pages are empty, or the text was turned into shapes. Use the Word or WPS original (.docx).",
    ),
    ("input.empty", "There is nothing to check: the input is empty. Paste the whole annual report or choose its file."),
    (
        "input.no-table",
        "None of the three tables of the annual report was found. Make sure that the whole report is there, with the \
         tables of parts two, three and four; where they are pictures, use the Word or WPS file or the web page's text.",
    ),
    (
        "input.limit",
        "The file is too large: only its first part was read and the rest was not checked. Remove what is not part of \
         the report and try again.",
    ),
    (
        "input.pictures",
        "There is no table in the file, but there are pictures. Figures in pictures of tables cannot be read for \
         certain, so they are not read at all. Use a Word, WPS, Excel or web page file whose tables are text.",
    ),
    (
        "input.image",
        "This is a {kind} picture. Figures in pictures cannot be read for certain, so they are not read at all. Use the \
         report as a Word, WPS, Excel or PDF file or as the text of its web page.",
    ),
    (
        "input.archive",
        "This is a {kind} archive, which is not opened here. Unpack it and drop its files one by one, or pack them \
         into a single plain zip.",
    ),
    (
        "input.unsupported",
        "This seems to be a {kind} file, which cannot be read here. Open it in its own program and save it as .docx, \
         .xlsx or PDF, or copy the report's text and paste it.",
    ),
    (
        "input.binary",
        "This file is of no known kind and holds no text. Make sure that it is the right one; reports are read from \
         Word, WPS, Excel, PDF, web page and text files.",
    ),
    ("html.struck", "Text that the page shows struck out counts as deleted and was not read."),
    (
        "table.cut",
        "The last row of a table is incomplete and was not read. Open the file in WPS or Word, save it as .docx.",
    ),
    ("sheet.hidden", "Sheet “{sheet}” is hidden and was not read. Unhide it and try again if it should be checked."),
    (
        "sheet.hidden-parts",
        "Sheet “{sheet}” has hidden rows or columns; they were read too. Unhide them and look at their figures.",
    ),
    (
        "sheet.far",
        "Cell {cell} of sheet “{sheet}” is far away from the table; from there on nothing was read. Delete cells \
         that do not belong there and try again.",
    ),
    (
        "sheet.no-value",
        "Cell {cell} of sheet “{sheet}” (and maybe others) is a formula whose result was not saved. Open the file \
         in Excel or WPS, save it and try again.",
    ),
    ("sheet.empty", "The spreadsheet is empty. Please check that it is the right file."),
    ("xlsx.none", "The file holds no Excel workbook. Open it in Excel or WPS, save it as .xlsx and try again."),
    (
        "xlsx.binary",
        "This is a binary Excel workbook (.xlsb), which cannot be read. Open it in Excel, save it as .xlsx and try \
         again.",
    ),
    (
        "xls.old",
        "This is the format of Excel 4 or earlier, which cannot be read. Open it in Excel or WPS, save it as .xlsx \
         and try again.",
    ),
    ("xls.none", "The file holds no Excel workbook. Open it in Excel or WPS, save it as .xlsx and try again."),
    (
        "xls.damaged",
        "The Excel file is damaged and was not read in full. Open it in Excel or WPS, save it as .xlsx and try \
         again.",
    ),
    ("ods.none", "The file holds no spreadsheet. Open it in LibreOffice or WPS, save it as .xlsx and try again."),
];
