from dap.kassering.operations._radeier import Radeier, folg, klipp_hos
from dap.kassering.operations.her import pa_siden
from dap.kassering.operations.kladder import folg_kassering
from dap.kassering.operations.sletting import avgjor, be_om, flytt_rom, se_pa, se_pa_ting

__all__ = [
    "Radeier",
    "avgjor",
    "be_om",
    "flytt_rom",
    "folg",
    "folg_kassering",
    "klipp_hos",
    "pa_siden",
    "se_pa",
    "se_pa_ting",
]
