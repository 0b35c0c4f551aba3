//! notes and errors of the readers of files.

use super::Catalogue;

pub const TEXTS: Catalogue = &[
    ("budget.bytes", "文件展开后过大，超出部分没有读。请删去图片等附件，或把正文另存为新的 .docx 再试。"),
    ("budget.steps", "文件内容过多，超出部分没有读。请只保留一份年度报告，另存后再试。"),
    ("budget.depth", "文件内部嵌套过深，深处的内容没有读。请用 WPS 或 Word 打开，另存为 .docx 再试。"),
    ("zip.damaged", "压缩包（或 .docx、.xlsx 等文件）已损坏，读不出内容。请重新下载，或用原来的软件打开后另存再试。"),
    ("zip.overlap", "压缩包内的各部分互相重叠，不是正常软件保存的文件，没有读。请用原来的软件打开后另存再试。"),
    ("zip.encrypted", "压缩包设有密码，读不出内容。请解压后再试。"),
    ("zip.method", "文件中的“{part}”使用了不支持的压缩方式，没有读。请解压后重新打包，或另存为 .docx 再试。"),
    ("zip.no-part", "文件中缺少“{part}”。请用 WPS 或 Word 打开，另存为 .docx 再试。"),
    ("zip.part-damaged", "文件中的“{part}”已损坏，没有读。请重新下载，或用原来的软件打开后另存再试。"),
    ("cfb.damaged", "文件已损坏，读不出内容。请重新下载，或用 WPS 或 Word 打开，另存为 .docx 再试。"),
    ("cfb.no-stream", "文件中缺少“{part}”，可能已损坏。请用 WPS 或 Word 打开，另存为 .docx 再试。"),
    ("office.encrypted", "文件设有打开密码，读不出内容。请打开文件，取消密码后另存再试。"),
    (
        "xml.doctype",
        "文件中含有 DOCTYPE 声明，正常的办公文件没有它，没有读。请用 WPS 或 Word 打开，另存为 .docx 再试。",
    ),
    ("xml.damaged", "文件内容在中途损坏，损坏处以后没有读。请用原来的软件打开后另存再试。"),
    ("docx.chunk", "文件正文中嵌有另一个文件，嵌入的部分没有读。请用 Word 打开，另存为新的 .docx 再试。"),
    ("docx.none", "文件中没有 Word 正文。请用 WPS 或 Word 打开，另存为 .docx 再试。"),
    ("doc.old", "这是 Word 6 或 Word 95 的旧格式，不能读。请用 WPS 或 Word 打开，另存为 .docx 再试。"),
    ("doc.damaged", "Word 文件已损坏，没有读全。请用 WPS 或 Word 打开，另存为 .docx 再试。"),
    ("doc.works", "这是 Microsoft Works 的文件，不能读。请用 WPS 或 Word 打开，另存为 .docx 再试。"),
    ("odt.none", "文件中没有文档正文。请用 LibreOffice 或 WPS 打开，另存为 .docx 再试。"),
    ("rtf.damaged", "RTF 文件在中途损坏，损坏处以后没有读。请用 WPS 或 Word 打开，另存为 .docx 再试。"),
    ("pdf.not-pdf", "这不是 PDF 文件，读不出内容。请选择年度报告的 PDF、Word 或网页文件。"),
    ("pdf.password", "PDF 设有打开密码，读不出内容。请取消密码后另存，或改用 Word、WPS 原稿（.docx）。"),
    ("pdf.encryption", "PDF 的加密方式不能识别，读不出内容。请去掉加密后另存，或改用 Word、WPS 原稿（.docx）。"),
    ("pdf.damaged", "PDF 已损坏，没有读全。请重新下载或重新导出，或改用 Word、WPS 原稿（.docx）。"),
    ("pdf.limit", "PDF 内容过多，超出部分没有读。请只保留年度报告的各页，或改用 Word、WPS 原稿（.docx）。"),
    (
        "pdf.unreadable-font",
        "PDF 中有的字体没有注明文字，这些字读不出来，没有核对。请用 Word、WPS 原稿重新导出 PDF，或直接用原稿（.docx）。",
    ),
    (
        "pdf.no-text-layer",
        "PDF 是扫描件或图片，没有文字可读。请用 Word 或 WPS 原稿；没有原稿的，先做文字识别（OCR），另存为 .docx 后再试。",
    ),
    ("pdf.no-text", "PDF 中没有文字：页面是空的，或文字已转成图形。请用 Word 或 WPS 原稿（.docx）。"),
    ("input.empty", "没有可以核对的内容：输入是空的。请粘贴年度报告全文，或选择报告文件。"),
    (
        "input.no-table",
        "没有找到年度报告的三张表。请确认粘贴的是政府信息公开工作年度报告全文，并且带有第二、三、四部分的表格；表格是图片的，请改用 Word、WPS 或网页文字。",
    ),
    ("input.limit", "文件太大，只读了前面一部分，后面的内容没有核对。请把不属于报告的内容去掉后再试。"),
    ("html.struck", "网页中画了删除线的文字按已删除处理，没有读入。"),
    ("table.cut", "一个表格的最后一行不完整，这一行没有读。请用 WPS 或 Word 打开，另存为 .docx 再试。"),
];
