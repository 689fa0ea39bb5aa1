//! `Comparison` → bytes.
