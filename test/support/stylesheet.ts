/** Stands in for every stylesheet that a component imports: jsdom lays nothing out. */
export {};
