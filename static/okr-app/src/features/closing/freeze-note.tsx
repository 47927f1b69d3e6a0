/** What closing means, said before it happens. */
export function FreezeNote({ title }: { readonly title: string }) {
  return (
    <p className="okr-closing-note">
      <strong>{title}</strong> keeps the value, progress and status it has now. Whatever happens in
      Jira later does not change them. It can be reopened.
    </p>
  );
}
