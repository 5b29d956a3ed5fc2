"""The one vocabulary of actions. It is defined with the rules, a layer below."""

from palpate.knowledge.action import Action

__all__ = ["Action"]
