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
    case 'refused':
      return state.phase === 'saving'
        ? { phase: 'editing', draft: state.draft, problem: event.problem }
        : state;
    case 'conflicted':
      return state.phase === 'saving'
        ? { phase: 'conflict', draft: state.draft, current: event.current }
        : state;
    case 'saved':
      // A field opened again while the save was on its way stays open.
      return state.phase === 'saving' ? { phase: 'reading' } : state;
    case 'cancelled':
    case 'resolved':
      return { phase: 'reading' };
  }
}
