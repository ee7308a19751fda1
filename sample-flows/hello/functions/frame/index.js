// Puts a frame around a message: takes {message}, gives it back with the framed lines.

exports.handler = async ({ message }) => {
  console.log(`frame: ${message.length} characters`);
  const edge = "─".repeat(message.length + 2);
  return { message, card: [`╭${edge}╮`, `│ ${message} │`, `╰${edge}╯`] };
};
