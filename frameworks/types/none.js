// Where a module has types alone, this is what runs of it: nothing.
export {};
