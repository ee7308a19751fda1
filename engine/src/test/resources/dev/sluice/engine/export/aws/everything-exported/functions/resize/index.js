exports.handler = async (event) => ({ size: event.value.length });
