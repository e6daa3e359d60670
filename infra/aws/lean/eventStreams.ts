throw new Error('There are no event streams in a bundle.');
