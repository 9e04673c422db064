export const page = 'stand-in workspace';
