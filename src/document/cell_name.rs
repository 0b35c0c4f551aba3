//! The names that spreadsheets give to columns and cells.

/// A spreadsheet's name of a cell, row and column counted from 0: `C7`.
pub fn cell_name(row: u32, column: u32) -> String {
    format!("{}{}", column_name(column), u64::from(row) + 1)
}

/// The letters of a spreadsheet's column, counted from 0.
pub fn column_name(column: u32) -> String {
    let letter = char::from(b'A' + (column % 26) as u8);
    match (column / 26).checked_sub(1) {
        Some(rest) => column_name(rest) + letter.encode_utf8(&mut [0; 4]),
        None => letter.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_the_names_of_spreadsheets() {
        for (row, column, name) in [(0, 0, "A1"), (6, 25, "Z7"), (9, 26, "AA10"), (1_048_575, 16_383, "XFD1048576")] {
            assert_eq!(cell_name(row, column), name);
        }
        assert_eq!([701, 702].map(column_name), ["ZZ", "AAA"]);
    }
}
