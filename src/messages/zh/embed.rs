//! errors of the protocol between an embedded page and the page around it.

use super::Catalogue;

pub const TEXTS: Catalogue = &[
    (
        "embed.request",
        "消息看不懂：type 只能是 hello、check、verdict、reset，check 的 input 只能是字符串、ArrayBuffer 或它的视图。",
    ),
    ("embed.size", "内容超过了嵌入地址里 limit 规定的大小，没有核对。"),
    ("embed.replaced", "这次核对还没有完成，就被后一次核对或清空取代了。"),
    ("embed.failed", "核对时程序中断了，多半是文件太大或已损坏。请另存为 .docx 再试。"),
];
