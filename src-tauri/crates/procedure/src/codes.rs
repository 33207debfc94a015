/// Gives an error type its stable codes: `code()` for one, `CODES` for all. After the `;` stand the variants that wrap
/// another fault and speak with its code.
macro_rules! codes {
    ($name:ident: $($pattern:pat => $code:literal,)* $(; $($outer:pat => $inner:ident,)*)?) => {
        impl $name {
            /// The codes of its own variants. A variant that wraps another fault has that one's.
            pub const CODES: &[&'static str] = &[$($code),*];

            /// The stable code that texts are found by.
            pub const fn code(&self) -> &'static str {
                match self {
                    $($pattern => $code,)*
                    $($($outer => $inner.code(),)*)?
                }
            }
        }
    };
}

pub(crate) use codes;
