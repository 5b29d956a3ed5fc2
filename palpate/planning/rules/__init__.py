"""Hard rules, one module each: `violations` judges a plan, `post` keeps a model from it."""
