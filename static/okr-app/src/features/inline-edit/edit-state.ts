/** One field being read, written, or held because somebody else changed the record meanwhile. */
export type EditState<Value, Dto> =
  | { readonly phase: 'reading' }
  | { readonly phase: 'editing'; readonly draft: Value; readonly problem: string | null }
  | { readonly phase: 'saving'; readonly draft: Value }
  | { readonly phase: 'conflict'; readonly draft: Value; readonly current: Dto };

export type EditEvent<Value, Dto> =
  | { readonly type: 'opened'; readonly value: Value }
  | { readonly type: 'cancelled' }
  | { readonly type: 'confirmed'; readonly draft: Value }
  | { readonly type: 'saved' }
  | { readonly type: 'refused'; readonly problem: string }
  | { readonly type: 'conflicted'; readonly current: Dto }
  | { readonly type: 'resolved' };

/** What was typed survives every answer but "saved", "cancel" and "take theirs". */
export function nextEditState<Value, Dto>(
  state: EditState<Value, Dto>,
  event: EditEvent<Value, Dto>,
): EditState<Value, Dto> {
  switch (event.type) {
    case 'opened':
      return { phase: 'editing', draft: event.value, problem: null };
    case 'confirmed':
      return { phase: 'saving', draft: event.draft };
    case 'cancelled':
    case 'resolved':
      return { phase: 'reading' };
    case 'saved':
    case 'refused':
    case 'conflicted':
      // An answer to a save that the person has left behind by opening the field again.
      return state.phase === 'saving' ? afterSave(state.draft, event) : state;
  }
}

type Answer<Value, Dto> = Extract<
  EditEvent<Value, Dto>,
  { type: 'saved' | 'refused' | 'conflicted' }
>;

function afterSave<Value, Dto>(draft: Value, answer: Answer<Value, Dto>): EditState<Value, Dto> {
  switch (answer.type) {
    case 'saved':
      return { phase: 'reading' };
    case 'refused':
      return { phase: 'editing', draft, problem: answer.problem };
    case 'conflicted':
      return { phase: 'conflict', draft, current: answer.current };
  }
}
