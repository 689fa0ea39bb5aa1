//! The pen of a content stream: the graphics state as far as text needs it, and where the next glyph is drawn.

use hayro_syntax::content::Instruction;
use hayro_syntax::object::Object;

use super::matrix::Matrix;

/// Most saved graphics states and marks that are open at once; more is damage.
pub(super) const OPEN_STATES: usize = 128;

/// The graphics state, as far as text needs it.
#[derive(Clone, Default)]
pub(super) struct State {
    pub(super) to_page: Matrix,
    /// The font's index in the reader.
    pub(super) font: Option<usize>,
    pub(super) size: f32,
    /// Extra room after every character, and after every one-byte space.
    pub(super) character_space: f32,
    pub(super) word_space: f32,
    /// Horizontal scale; 1 is normal.
    pub(super) stretch: f32,
    pub(super) leading: f32,
    pub(super) rise: f32,
}

/// Where the next glyph of a stream is drawn, and how.
#[derive(Default)]
pub(super) struct Pen {
    pub(super) state: State,
    pub(super) saved: Vec<State>,
    /// The start of the line, and where the pen stands.
    pub(super) line: Matrix,
    pub(super) at: Matrix,
    /// The map from the page to one on which the text is level, where it is not.
    pub(super) levelled: Option<Matrix>,
}

impl Pen {
    /// Follows an operator that changes the state or begins a line.
    pub(super) fn follow(&mut self, instruction: &Instruction<'_, '_>) {
        let number = |index: usize| operand_number(instruction, index);
        let state = &mut self.state;
        match &**instruction.operator {
            b"q" if self.saved.len() < OPEN_STATES => self.saved.push(state.clone()),
            b"Q" => self.state = self.saved.pop().unwrap_or_else(|| state.clone()),
            b"cm" => state.to_page = operand_matrix(instruction).then(state.to_page),
            b"Tc" => state.character_space = number(0),
            b"Tw" => state.word_space = number(0),
            b"Tz" => state.stretch = number(0) / 100.0,
            b"TL" => state.leading = number(0),
            b"Ts" => state.rise = number(0),
            b"BT" => self.begin_line(Matrix::default()),
            b"Tm" => self.begin_line(operand_matrix(instruction)),
            b"Td" => self.move_line(number(0), number(1)),
            b"TD" => {
                state.leading = -number(1);
                self.move_line(number(0), number(1));
            }
            b"T*" | b"'" => self.move_line(0.0, -self.state.leading),
            b"\"" => {
                (state.word_space, state.character_space) = (number(0), number(1));
                self.move_line(0.0, -self.state.leading);
            }
            _ => {}
        }
    }

    fn begin_line(&mut self, line: Matrix) {
        (self.line, self.at) = (line, line);
    }

    fn move_line(&mut self, x: f32, y: f32) {
        self.begin_line(self.line.shifted(x, y));
    }

    /// Moves the pen along the line, by text space before it is stretched.
    pub(super) fn advance(&mut self, by: f32) {
        self.at = self.at.shifted(by * self.state.stretch, 0.0);
    }

    /// The map from where the pen stands to the page.
    pub(super) fn to_page(&self) -> Matrix {
        let to_page = self.at.shifted(0.0, self.state.rise).then(self.state.to_page);
        self.levelled.map_or(to_page, |levelled| to_page.then(levelled))
    }

    /// How far right on the page the pen stands.
    pub(super) fn x(&self) -> f32 {
        let on_page = self.state.to_page.apply(self.at.apply((0.0, self.state.rise)));
        self.levelled.map_or(on_page, |levelled| levelled.apply(on_page)).0
    }
}

pub(super) fn operand_number(instruction: &Instruction<'_, '_>, index: usize) -> f32 {
    match instruction.operands().nth(index) {
        Some(Object::Number(number)) => number.as_f32(),
        _ => 0.0,
    }
}

fn operand_matrix(instruction: &Instruction<'_, '_>) -> Matrix {
    Matrix(std::array::from_fn(|index| operand_number(instruction, index)))
}
