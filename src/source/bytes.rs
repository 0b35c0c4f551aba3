//! Little-endian numbers out of bytes that may be too short.

/// The byte at `at`.
pub fn u8_at(bytes: &[u8], at: usize) -> Option<u8> {
    bytes.get(at).copied()
}

/// The 16-bit number at `at`.
pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(array_at(bytes, at)?))
}

/// The 32-bit number at `at`.
pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(array_at(bytes, at)?))
}

/// The 32-bit number at `at` as an offset or length.
pub fn size_at(bytes: &[u8], at: usize) -> Option<usize> {
    u32_at(bytes, at).map(|number| number as usize)
}

/// The 64-bit number at `at` as an offset or length; none where the machine cannot hold it.
pub fn long_size_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u64::from_le_bytes(array_at(bytes, at)?)).ok()
}

/// `length` bytes from `start` on, as many as there are.
pub fn clipped(bytes: &[u8], start: usize, length: usize) -> &[u8] {
    let end = start.saturating_add(length).min(bytes.len());
    bytes.get(start..end).unwrap_or_default()
}

fn array_at<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..)?.first_chunk().copied()
}
