//! Ciphers of encrypted files: RC4, and AES in chains of blocks.

/// RC4, which undoes itself.
pub fn rc4(key: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mut state: [u8; 256] = std::array::from_fn(|at| at as u8);
    let mut swap = 0u8;
    for (at, byte) in (0..256).zip(key.iter().cycle()) {
        swap = swap.wrapping_add(state[at]).wrapping_add(*byte);
        state.swap(at, usize::from(swap));
    }
    let (mut at, mut swap) = (0u8, 0u8);
    let next = |byte: &u8| {
        at = at.wrapping_add(1);
        swap = swap.wrapping_add(state[usize::from(at)]);
        state.swap(usize::from(at), usize::from(swap));
        let sum = state[usize::from(at)].wrapping_add(state[usize::from(swap)]);
        byte ^ state[usize::from(sum)]
    };
    bytes.iter().map(next).collect()
}

const BLOCK: usize = 16;
type Block = [u8; BLOCK];

/// AES with the keys of its rounds.
#[derive(Clone, Debug)]
pub struct Aes(Vec<Block>);

/// Twice a number of AES's field.
const fn double(value: u8) -> u8 {
    (value << 1) ^ ((value >> 7) * 0x1B)
}

/// The substitution and its inverse: the reciprocal in the field, then a mix of its bits.
const BOXES: ([u8; 256], [u8; 256]) = {
    let (mut powers, mut logarithms) = ([0u8; 256], [0u8; 256]);
    let (mut at, mut power) = (0, 1u8);
    while at < 255 {
        powers[at] = power;
        logarithms[power as usize] = at as u8;
        power ^= double(power);
        at += 1;
    }
    let (mut there, mut back) = ([0u8; 256], [0u8; 256]);
    let mut value = 0;
    while value < 256 {
        let inverse = if value == 0 { 0 } else { powers[(255 - logarithms[value] as usize) % 255] };
        let mixed = inverse.rotate_left(1) ^ inverse.rotate_left(2) ^ inverse.rotate_left(3) ^ inverse.rotate_left(4);
        there[value] = inverse ^ mixed ^ 0x63;
        back[there[value] as usize] = value as u8;
        value += 1;
    }
    (there, back)
};

impl Aes {
    /// The cipher of a key of 16 or 32 bytes; any other is cut or filled with zeros.
    pub fn new(key: &[u8]) -> Self {
        let length = if key.len() < 32 { 16 } else { 32 };
        let mut bytes: Vec<u8> = key.iter().copied().chain([0; 16]).take(length).collect();
        let mut constant = 1u8;
        while bytes.len() < (length / 4 + 7) * BLOCK {
            let mut word = [0; 4];
            word.copy_from_slice(&bytes[bytes.len() - 4..]);
            if bytes.len().is_multiple_of(length) {
                word.rotate_left(1);
                word = word.map(substitute);
                word[0] ^= constant;
                constant = double(constant);
            } else if length == 32 && bytes.len() % length == 16 {
                word = word.map(substitute);
            }
            for byte in word {
                bytes.push(bytes[bytes.len() - length] ^ byte);
            }
        }
        Self(bytes.chunks_exact(BLOCK).map(block).collect())
    }

    /// Encrypts whole blocks, each mixed with the one before.
    pub fn encrypt(&self, start: &[u8], bytes: &[u8]) -> Vec<u8> {
        let mut before = block(start);
        let mut out = Vec::with_capacity(bytes.len());
        for plain in bytes.chunks_exact(BLOCK) {
            before = self.encrypt_block(mix(before, plain));
            out.extend(before);
        }
        out
    }

    /// Decrypts whole blocks, each mixed with the one before; bytes behind the last block are left out.
    pub fn decrypt(&self, start: &[u8], bytes: &[u8]) -> Vec<u8> {
        let mut before = block(start);
        let mut out = Vec::with_capacity(bytes.len());
        for packed in bytes.chunks_exact(BLOCK) {
            out.extend(mix(self.decrypt_block(block(packed)), &before));
            before = block(packed);
        }
        out
    }

    fn encrypt_block(&self, mut state: Block) -> Block {
        for (round, key) in self.0.iter().enumerate() {
            if round > 0 {
                state = std::array::from_fn(|at| substitute(state[at * 5 % BLOCK]));
            }
            if round > 0 && round + 1 < self.0.len() {
                stir(&mut state);
            }
            state = mix(state, key);
        }
        state
    }

    fn decrypt_block(&self, mut state: Block) -> Block {
        for (round, key) in self.0.iter().enumerate().rev() {
            state = mix(state, key);
            if round > 0 && round + 1 < self.0.len() {
                // Stirring four times changes nothing, so three times undo one.
                (0..3).for_each(|_| stir(&mut state));
            }
            if round > 0 {
                state = std::array::from_fn(|at| BOXES.1[usize::from(state[at * 13 % BLOCK])]);
            }
        }
        state
    }
}

fn substitute(byte: u8) -> u8 {
    BOXES.0[usize::from(byte)]
}

fn block(bytes: &[u8]) -> Block {
    bytes.first_chunk().copied().unwrap_or_default()
}

fn mix(mut block: Block, with: &[u8]) -> Block {
    block.iter_mut().zip(with).for_each(|(byte, other)| *byte ^= other);
    block
}

/// Each byte of a column becomes a sum of all four.
fn stir(state: &mut Block) {
    for column in state.chunks_exact_mut(4) {
        let all = column.iter().fold(0, |sum, byte| sum ^ byte);
        let first = column[0];
        for at in 0..4 {
            let next = column.get(at + 1).copied().unwrap_or(first);
            column[at] ^= all ^ double(column[at] ^ next);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_examples() {
        assert_eq!(rc4(b"Key", b"Plaintext"), [0xBB, 0xF3, 0x16, 0xE8, 0xD9, 0x40, 0xAF, 0x0A, 0xD3]);
        let plain: Vec<u8> = (0..16).map(|at| at * 0x11).collect();
        for (length, first) in [(16, [0x69, 0xC4, 0xE0, 0xD8]), (32, [0x8E, 0xA2, 0xB7, 0xCA])] {
            let aes = Aes::new(&(0..length).collect::<Vec<u8>>());
            let packed = aes.encrypt(&[0; 16], &plain);
            assert!(packed.starts_with(&first), "{packed:x?}");
            assert_eq!(aes.decrypt(&[0; 16], &packed), plain);
        }
    }

    #[test]
    fn blocks_are_chained() {
        let aes = Aes::new(b"0123456789abcdef");
        let plain = b"two equal blockstwo equal blocks";
        let packed = aes.encrypt(&[7; 16], plain);
        assert_ne!(packed[..16], packed[16..]);
        assert_eq!(aes.decrypt(&[7; 16], &packed), plain);
    }
}
