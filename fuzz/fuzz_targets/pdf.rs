//! PDF files as they are, and the same bytes as the content and character map of a page.
#![no_main]

use gouji::source::{self, decode::Native};

const BEFORE: &[u8] = b"%PDF-1.7
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Count 2/Kids[3 0 R 3 0 R]>>endobj
3 0 obj<</Type/Page/MediaBox[0 0 595 842]/Contents 4 0 R/Resources 7 0 R>>endobj
5 0 obj<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/GBK-EUC-H/DescendantFonts[<</DW 1000>>]>>endobj
6 0 obj<</Type/Font/Subtype/Type0/BaseFont/A/Encoding 4 0 R/DescendantFonts[<</DW 500>>]/ToUnicode 4 0 R>>endobj
7 0 obj<</Font<</F1 5 0 R/F2 6 0 R>>/XObject<</X 4 0 R>>>>endobj
trailer<</Root 1 0 R>>
4 0 obj<</Subtype/Form/BBox[0 0 595 842]>>stream
";
const AFTER: &[u8] = b"\nendstream endobj\n";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = source::pdf::read(bytes, &Native);
    let _ = source::pdf::read(&[BEFORE, bytes, AFTER].concat(), &Native);
});
